package dev.parley.inbox;

import java.util.List;

/** The queues that make up an inbox; each has an address of the same name. */
final class Queues {
    /** What was accepted and is not yet finished, in order of arrival. Who has its one consumer is the dispatcher. */
    static final String INBOX = "inbox";

    /** The keys of what was finished, many in a message, so that what Twilio says twice happens once. */
    static final String SEEN = "inbox.seen";

    /** What a route gave up on, with its reason. */
    static final String DEAD_LETTERS = "dead-letters";

    /** With a lane behind it: what waits in a lane that is longer than memory should hold. */
    static final String PARKED = "parked.";

    /** Those that are always there. */
    static final List<String> ALL = List.of(INBOX, SEEN, DEAD_LETTERS);

    private Queues() {}
}
