import { element } from './dom.js';

/** What every browser shows. */
const SHOWN = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

/** Returns what was sent with a message: a picture as it is, any other file as a link. */
export function mediaElement(medium) {
  const name = medium.filename || medium.contentType;
  const link = element('a', '', 'medium');
  link.target = '_blank';
  link.rel = 'noopener';
  link.title = `${name}, ${inWords(medium.size)}`;
  if (SHOWN.test(medium.contentType)) {
    const picture = element('img');
    picture.alt = name;
    link.append(picture);
    fill(medium, link, (url) => { picture.src = url; });
  } else {
    link.textContent = `${name} (${inWords(medium.size)})`;
    fill(medium, link, () => {});
  }
  return link;
}

async function fill(medium, link, show) {
  try {
    const url = await medium.getContentTemporaryUrl();
    link.href = url;
    show(url);
  } catch (failure) {
    link.replaceChildren(`${link.title}: ${failure.message}`);
  }
}

/** Returns how large something is. */
export function inWords(bytes) {
  const units = ['bytes', 'KB', 'MB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${Math.round(bytes / 1024 ** power)} ${units[power]}`;
}
