import { createRoot } from 'react-dom/client';
import './shell.css';
import '../components/components.css';
import { App } from './frame/app.tsx';

const root = document.getElementById('shell');
if (root) createRoot(root).render(<App />);
