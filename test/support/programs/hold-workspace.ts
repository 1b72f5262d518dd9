import { openWorkspace } from '../../../electron/store/open-workspace';

// Opens a workspace and holds it until it is killed. What nobody refers to is closed some time.
const held = openWorkspace(process.argv[2]!, { program: 'a test' });
console.log('open');
setInterval(() => held, 1000);
