import { Eye, EyeOff } from 'lucide-react';
import { type InputHTMLAttributes, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.js';

/** A password field that can show itself. Pasting is allowed: password managers are better than memory. */
export function PasswordInput(props: InputHTMLAttributes<HTMLInputElement>) {
  const [shown, setShown] = useState(false);
  const { t } = useTranslation();
  return (
    <div className="input-with-button">
      <input
        {...props}
        className="input"
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="off"
      />
      <IconButton
        label={t(shown ? 'unlock.hidePassword' : 'unlock.showPassword')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
