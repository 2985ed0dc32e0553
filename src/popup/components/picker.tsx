import { Combobox } from '@base-ui/react/combobox';
import { ChevronDown, Search } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props<T> {
  label: string;
  placeholder: ReactNode;
  searchPlaceholder: string;
  empty: ReactNode;
  items: readonly T[];
  value: T | null;
  idOf(item: T): string;
  textOf(item: T): string;
  matches(item: T, query: string): boolean;
  disabled?: (item: T) => boolean;
  onChange(item: T): void;
  onQuery?(query: string): void;
  /** Called when the list opens: what only the list shows is asked then. */
  onOpen?(): void;
  renderItem(item: T): ReactNode;
  renderValue(item: T): ReactNode;
  testId: string;
}

/** A card that opens a searchable list. */
export function Picker<T>(props: Props<T>) {
  const { idOf, value } = props;
  return (
    <Combobox.Root<T>
      items={props.items}
      value={value}
      onValueChange={(next) => next && props.onChange(next as T)}
      isItemEqualToValue={(a, b) => idOf(a) === idOf(b)}
      itemToStringLabel={props.textOf}
      filter={(item, query) => props.matches(item, query.trim().toLowerCase())}
      onInputValueChange={(query) => props.onQuery?.(query)}
      onOpenChange={(open) => open && props.onOpen?.()}
      autoHighlight
    >
      <Combobox.Trigger
        className="picker"
        aria-label={`${props.label}: ${value ? props.textOf(value) : ''}`}
        data-testid={props.testId}
      >
        <span className="picker-value">
          {value ? props.renderValue(value) : <span className="faint">{props.placeholder}</span>}
        </span>
        <ChevronDown size={16} className="faint" aria-hidden="true" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} collisionPadding={8} className="picker-positioner">
          <Combobox.Popup className="picker-popup" aria-label={props.label}>
            <div className="picker-search">
              <Search size={14} aria-hidden="true" className="faint" />
              <Combobox.Input
                className="picker-input"
                placeholder={props.searchPlaceholder}
                aria-label={props.searchPlaceholder}
              />
            </div>
            <Combobox.Empty className="picker-empty">{props.empty}</Combobox.Empty>
            <Combobox.List className="picker-list scroll">
              {(item: T) => (
                <Combobox.Item
                  key={idOf(item)}
                  value={item}
                  disabled={props.disabled?.(item) ?? false}
                  className="picker-item"
                >
                  {props.renderItem(item)}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
