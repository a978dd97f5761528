package dev.parley.inbox.broker;

import java.util.List;

/** The queues that make up an inbox; each has an address of the same name. */
public final class QueueNames {
    /** Events accepted and not yet finished, in order of arrival. The node with its only consumer is the dispatcher. */
    public static final String INBOX = "inbox";

    /** The keys of finished events, many in a message, so that an event that Twilio sends twice is handled once. */
    public static final String SEEN = "inbox.seen";

    /** Events that a route gave up on, with the reason. */
    public static final String DEAD_LETTERS = "dead-letters";

    /** Prefix of the queue of a parked lane, one that has more events than memory should hold. */
    public static final String PARKED = "parked.";

    /** The queues that always exist. */
    static final List<String> ALL = List.of(INBOX, SEEN, DEAD_LETTERS);

    private QueueNames() {}
}
