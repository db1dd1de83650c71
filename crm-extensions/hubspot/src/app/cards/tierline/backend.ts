/** Where the Tierline server answers. The app's `permittedUrls` and its webhooks name the same address; a test compares them. */
export const BACKEND = 'https://api.tierline.example';
