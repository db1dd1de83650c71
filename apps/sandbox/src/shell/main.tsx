import { createRoot } from 'react-dom/client';
import { App } from './frame/app.tsx';
import './shell.css';

const root = document.getElementById('shell');
if (root) createRoot(root).render(<App />);
