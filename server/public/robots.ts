// What search engines may read: the front page and the catalogue; what hangs for a time must not outlive its time in an index.

/** `robots.txt`; why it is so stands in docs/decisions. */
export const robotsText = `User-agent: *
Disallow: /n/
Disallow: /v/
Disallow: /feeds/
Disallow: /blob/
Disallow: /t/
Disallow: /desk
Disallow: /*?
`;
