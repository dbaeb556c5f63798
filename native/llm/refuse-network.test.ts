import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const module = fileURLToPath(new URL('./refuse-network.ts', import.meta.url));
const script = `
import { refuseNetwork } from ${JSON.stringify(module)};
import dgram, { createSocket } from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import net, { connect, createServer } from 'node:net';
refuseNetwork();
const attempts = {
  connect: () => connect(9, '127.0.0.1'),
  socket: () => new net.Socket().connect(9, '127.0.0.1'),
  listen: () => createServer().listen(0, '127.0.0.1'),
  http: () => new Promise((_, no) => http.get('http://127.0.0.1:9').on('error', no)),
  udp: () => createSocket('udp4'),
  udpDefault: () => dgram.createSocket('udp4'),
  lookup: () => dns.lookup('localhost', () => undefined),
  fetch: () => fetch('http://127.0.0.1:9'),
};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    await attempt();
    console.log(name + ' worked');
  } catch (error) {
    console.log(name + ' ' + error.message);
  }
}
process.exit(0);`;

test('no way to a network is left in the process', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script]);
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(8);
  for (const line of lines) expect(line).toMatch(/^\w+ The model host does not use a network\.$/);
});
