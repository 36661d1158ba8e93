// The order matters: what large text changes comes last.
import './visit.css';
import './pages.css';
import './result.css';
import './large-text.css';
