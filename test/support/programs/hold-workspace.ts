import { openWorkspace } from '../../../electron/store/open-workspace';

// Opens a workspace and holds it until it is killed.

openWorkspace(process.argv[2]!, { program: 'a test' });
console.log('open');
setInterval(() => undefined, 1000);
