package dev.parley.inbox.broker;

import java.util.List;

/** The queues that make up an inbox; each has an address of the same name. */
public final class QueueNames {
    /** What was accepted and is not yet finished, in order of arrival. Who has its one consumer is the dispatcher. */
    public static final String INBOX = "inbox";

    /** The keys of what was finished, many in a message, so that what Twilio says twice happens once. */
    public static final String SEEN = "inbox.seen";

    /** What a route gave up on, with its reason. */
    public static final String DEAD_LETTERS = "dead-letters";

    /** With a lane behind it: what waits in a lane that is longer than memory should hold. */
    public static final String PARKED = "parked.";

    /** Those that are always there. */
    static final List<String> ALL = List.of(INBOX, SEEN, DEAD_LETTERS);

    private QueueNames() {}
}
