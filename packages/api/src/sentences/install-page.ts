/** What an admin reads in his browser after HubSpot's page of consent. */
export const installPage = {
  installed: (portal: string) => `Tierline is installed in ${portal}`,
  setsUp: 'Tierline now makes its properties and association labels in HubSpot. That takes a minute at most.',
  keptAll: 'It was installed here before: roles, settings and history are as they were.',
  next: 'Open the settings of Tierline in HubSpot as a super admin: they say when it is ready. There you give your colleagues their roles, and then put the cards on the pages of deals and companies.',
  openSettings: 'Open the settings in HubSpot',
  trouble: {
    notConfigured: {
      title: 'This server has no HubSpot app',
      remedy: 'Its operator has to give it the variables for HubSpot first.',
    },
    cancelled: {
      title: 'Tierline was not installed',
      remedy: 'You cancelled in HubSpot, and nothing was changed. Open the install address again when you are ready.',
    },
    unknownState: {
      title: 'This installation is no longer valid',
      remedy: 'An installation is good once, and for ten minutes. Open the install address again.',
    },
    otherBrowser: {
      title: 'This installation was begun in another browser',
      remedy: 'Nothing was changed. Open the install address in this browser, and go on in it.',
    },
    noCode: {
      title: 'HubSpot sent no code',
      remedy:
        'Nothing was changed. Open the install address again; if it happens again, tell the operator of Tierline.',
    },
    refused: {
      title: 'HubSpot did not complete the installation',
      remedy: 'Nothing was changed. Open the install address again in a moment.',
    },
  },
};
