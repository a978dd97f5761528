import { post } from './api.js';
import { ConversationList } from './conversations.js';
import { EventForm } from './events.js';
import { Faults } from './faults.js';
import { Store } from './store.js';
import { Stream } from './stream.js';
import { Tabs } from './tabs.js';
import { Traffic } from './traffic.js';
import { Windows } from './windows.js';

const KINDS = ['welcome', 'call', 'webhook', 'conversations', 'conversation', 'gone', 'texts', 'text'];

/** Shows whether the page is connected to the sandbox. */
function showState(stream) {
  const live = document.getElementById('live');
  stream.addEventListener('state', ({ detail }) => {
    live.dataset.state = detail;
    live.textContent = detail === 'live' ? 'live' : 'trying again: the sandbox does not answer';
  });
}

/** Clears the page after a reset or restart of the sandbox. */
function followRuns(stream, forget) {
  let run = null;
  stream.addEventListener('welcome', ({ detail }) => {
    if (run && run !== detail.run) {
      forget();
    }
    run = detail.run;
  });
}

const stream = new Stream(KINDS);
const store = new Store(stream);
const tabs = new Tabs(document.querySelector('[role=tablist]'));
const traffic = new Traffic(document.getElementById('traffic'), stream);
const events = new EventForm(document.getElementById('event-form'), store);
const faults = new Faults(document.getElementById('faults'), stream);
const windows = new Windows(document.getElementById('windows'), store);
new ConversationList(document.getElementById('conversations'), store, (sid) => {
  tabs.show('events');
  events.about(sid);
});

showState(stream);
followRuns(stream, () => {
  traffic.clear();
  faults.refresh();
  windows.startAnew();
});
tabs.addEventListener('show', ({ detail }) => ({ faults, events })[detail]?.refresh());
document.getElementById('reset').addEventListener('click', () => post('/sandbox/reset').catch(() => {}));
document.getElementById('example').textContent =
  `curl -d From=%2B15005550001 -d To=%2B15005550006 -d Body=Hello ${location.origin}/sandbox/sms`;
stream.open();
// On a small screen this would bring up a keyboard before anybody has seen the page.
matchMedia('(min-width: 64rem)').matches && windows.focus();
