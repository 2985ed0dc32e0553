import './marks.css';
import { useTranslation } from 'react-i18next';
import { cx } from '../../components/cx.js';

/** Shapes beside the colours, from 1: circle, square, triangle, diamond, hexagon, cross, pentagon, star. */
const SHAPES = [
  'M6 1a5 5 0 1 1 0 10A5 5 0 0 1 6 1z',
  'M1.5 1.5h9v9h-9z',
  'M6 1l5.5 9.8H.5z',
  'M6 .3L11.7 6 6 11.7.3 6z',
  'M3.2 1.2h5.6L11.6 6l-2.8 4.8H3.2L.4 6z',
  'M4.3 1h3.4v3.3H11v3.4H7.7V11H4.3V7.7H1V4.3h3.3z',
  'M6 .6l5.6 4.1-2.1 6.6h-7L.4 4.7z',
  'M6 .4l1.7 3.7 4 .5-3 2.7.8 4L6 9.2l-3.5 2 .8-4-3-2.6 4-.5z',
];

/** The mark of an account: a coloured shape with its name. Nothing for 0. */
export function AccountMark({ colour, size = 10 }: { colour: number; size?: number }) {
  const { t } = useTranslation();
  const shape = SHAPES[colour - 1];
  if (!shape) return null;
  const name = t(`marks.${colour}`);
  return (
    <span className={cx('account-mark', `mark-${colour}`)} title={name}>
      <svg width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
        <path d={shape} />
      </svg>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
