import '@blueprintjs/core/lib/css/blueprint.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/tree.css';
import './styles/overlays.css';
import { createRoot } from 'react-dom/client';
import { setLocale } from '../core/format';
import { listenForCommands } from './commands/dispatch';
import { currentHost } from './host/current';
import { App } from './shell/app';
import { keepAddress } from './state/keep-address';
import { keepView } from './state/keep-view';

setLocale(navigator.language);
keepView();
keepAddress();
listenForCommands(currentHost());
createRoot(document.getElementById('root')!).render(<App />);
