import { act, useWorkbench } from './workbench';

/* What a person can choose about the audience: each one undo step with a name. */

export function chooseAudience(id: string | null): void {
  const name = useWorkbench.getState().history.document.datasets.find((dataset) => dataset.id === id)?.name ?? 'no audience';
  act(`Read reach from ${name}`, (draft) => {
    draft.audience.dataset = id;
  });
}

export function chooseCohort(cohort: string): void {
  act(`Read reach in ${cohort}`, (draft) => {
    draft.audience.cohort = cohort;
  });
}

/** Adds a rival at the end; one that is there already changes nothing. */
export function addRival(name: string): void {
  act(`Compare with ${name}`, (draft) => {
    if (!draft.audience.rivals.includes(name)) draft.audience.rivals.push(name);
  });
}

export function removeRival(name: string): void {
  act(`Leave ${name} out of the rivals`, (draft) => {
    draft.audience.rivals = draft.audience.rivals.filter((rival) => rival !== name);
  });
}

/** Says that a platform sees its users in a context, or that it does not. */
export function toggleContext(platform: string, context: string): void {
  const has = useWorkbench.getState().history.document.audience.contexts?.[platform]?.includes(context) ?? false;
  act(has ? `Take ${context} from the contexts of ${platform}` : `Count ${platform} as ${context}`, (draft) => {
    const contexts = (draft.audience.contexts ??= {});
    const own = contexts[platform] ?? [];
    contexts[platform] = has ? own.filter((one) => one !== context) : [...own, context];
  });
}
