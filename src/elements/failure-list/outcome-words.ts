/** The announcements about changes that a person makes in a list. */
import { fill, fillCount } from '../../catalog/fill.js';
import type { SortKey } from '../../ledger/arrange.js';
import { readSort } from '../../ledger/arrange.js';
import type { FilterChoice } from './filter-choice.js';
import type { ListSnapshot } from './list-model.js';
import type { ListWords } from './list-words.js';

/** The kind of a change by a person. */
export type OutcomeKind = 'shown' | 'sort' | 'groups' | 'selection' | 'page';

/** The kind of change of each part of a choice: a filter, unless it is the order or the groups. */
export function outcomeKindOf(choice: Partial<FilterChoice>): OutcomeKind {
  if (choice.sort !== undefined) return 'sort';
  return choice.groupBy === undefined && choice.groupSort === undefined ? 'shown' : 'groups';
}

/** "9 of 166 failed calls shown", "Sorted by Time, Oldest first", "12 groups, Largest first", "3 calls selected", "Page 2 of 5". */
export function outcomeText(kind: OutcomeKind, snapshot: ListSnapshot): string {
  const { words, lang, summary, selectedKeys, pageIndex, pageCount } = snapshot;
  switch (kind) {
    case 'shown':
      if (summary.shown === 0) return words.noMatch;
      return fillCount(words.shownOf, { shown: summary.shown, count: summary.failures }, lang);
    case 'sort':
      return sortText(snapshot);
    case 'groups':
      return groupsText(snapshot);
    case 'selection':
      return fillCount(words.selected, { count: selectedKeys.length }, lang);
    case 'page':
      return fill(words.page, { page: pageIndex + 1, pages: pageCount }, lang);
  }
}

function sortText({ words, lang, choice }: ListSnapshot): string {
  const { key, isReversed } = readSort(choice.sort);
  const { usual, reversed } = ORDER_WORDS[key];
  const order = isReversed ? reversed : usual;
  const column = words[key];
  if (order === null) return fill(words.sortedBy, { column }, lang);
  return fill(words.sortedInOrder, { column, order: words[order] }, lang);
}

/** The name of an order; the orders of reasons and blames have none. */
const ORDER_WORDS = {
  time: { usual: 'newestFirst', reversed: 'oldestFirst' },
  duration: { usual: 'longestFirst', reversed: 'shortestFirst' },
  reason: { usual: null, reversed: 'reverseOrder' },
  blame: { usual: null, reversed: 'reverseOrder' },
} as const satisfies Record<SortKey, { usual: keyof ListWords | null; reversed: keyof ListWords }>;

function groupsText({ words, lang, choice, view }: ListSnapshot): string {
  if (choice.groupBy === null) return words.noGroups;
  // Days are always newest first.
  const isByCount = choice.groupBy !== 'day' && choice.groupSort === 'count';
  const order = isByCount ? words.largestFirst : words.lastSeenFirst;
  return fillCount(words.groupCount, { count: view.groups.length, order }, lang);
}
