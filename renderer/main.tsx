import '@blueprintjs/core/lib/css/blueprint.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/tree.css';
import './styles/data.css';
import './styles/overlays.css';
import { createRoot } from 'react-dom/client';
import { setLocale } from '../core/format';
import { start } from './app/start';
import { listenForCommands } from './commands/dispatch';
import { createHost } from './host';
import { App } from './shell/app';
import { keepAddress } from './state/keep-address';
import { keepView } from './state/keep-view';

const host = createHost();
setLocale(navigator.language);
keepView();
const started = start(host);
createRoot(document.getElementById('root')!).render(<App />);
listenForCommands(host);
// The address may name an item of the workspace, which is known only now.
void started.then(keepAddress);
