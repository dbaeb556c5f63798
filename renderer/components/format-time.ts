const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const hours = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** Local time of day, for example 10:42:07. */
export const formatClock = (time: Date): string => clock.format(time);

/** Local time today (10:42), else the local date (2 Jan 2026). `iso` is ISO 8601. */
export function formatMoment(iso: string, now: Date): string {
  const time = new Date(iso);
  return time.toDateString() === now.toDateString() ? hours.format(time) : day.format(time);
}
