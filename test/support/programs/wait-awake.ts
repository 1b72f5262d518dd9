import { setTimeout as wait } from 'node:timers/promises';
import { awakeDeadline } from '../../../electron/backend/awake-deadline';

// Works a little while under a deadline, and prints when it begins and whether the deadline came.

const deadline = awakeDeadline(Number(process.argv[2]));
console.log('working');
for (let step = 0; step < 10; step++) await wait(Number(process.argv[3]) / 10);
console.log(deadline.signal.aborted ? 'too late' : 'in time');
deadline.clear();
