/** The styles of every page of ours, in their order. */
import './fonts.css';
import './tokens.css';
import './base.css';
import './layout.css';
import './controls.css';
import './content.css';
import './home.css';
import './activity.css';
