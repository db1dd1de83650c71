export function stampOf(record, watch) {
    const values = Object.fromEntries(watch.map((path) => [path, valueAt(record, path)]));
    return { modified: record.systemModstamp, values };
}
/** Follows relations: `Account.Name` is the Name of the record in Account. A field that cannot be read is undefined. */
function valueAt(record, path) {
    let value = record;
    for (const name of path.split('.')) {
        const fields = value?.fields;
        value = fields?.[name]?.value;
    }
    return value;
}
/** Whether the screen drawn from `before` is stale. A path that only one of the two knows says nothing. */
export function hasMoved(before, now) {
    if (before.modified !== now.modified)
        return true;
    return Object.keys(now.values).some((path) => path in before.values && before.values[path] !== now.values[path]);
}
/** Whether the screen was drawn from this very state, as it is after a save of its own: asking again would bring nothing. */
export function isKnown(now, drawnFrom) {
    return drawnFrom !== undefined && Date.parse(now.modified) === Date.parse(drawnFrom);
}
