import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Makes this process unable to open connections, listen or ask for names from JavaScript. The channel to the parent
 * does not go through these. Nothing here is meant to use a network; this turns a mistake into an error.
 */
export function refuseNetwork(): void {
  const refuse = (): never => {
    throw new Error('The model host does not use a network.');
  };
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  dgram.createSocket = refuse;
  Object.assign(dns, { lookup: refuse, resolve: refuse });
  globalThis.fetch = refuse;
  syncBuiltinESMExports();
}
