declare module 'c/tierlineConfirm' {
  const component: typeof import('lwc').LightningElement;
  export default component;
  export function isConfirmed(action: object): Promise<boolean>;
}
declare module 'c/tierlinePicker' {
  const component: typeof import('lwc').LightningElement;
  export default component;
}
declare module 'c/tierlineRecordLink' {
  const component: typeof import('lwc').LightningElement;
  export default component;
}
declare module 'c/tierlineScreen' {
  const component: typeof import('lwc').LightningElement;
  export default component;
}
declare module 'c/tierlineValue' {
  const component: typeof import('lwc').LightningElement;
  export default component;
}
