package dev.parley.inbox;

import java.util.List;

/** The queues that make up an inbox; each has an address of the same name. */
final class Queues {
    /** What was accepted and is not yet finished, in order of arrival. */
    static final String INBOX = "inbox";

    /** What a route gave up on, with its reason. */
    static final String DEAD_LETTERS = "dead-letters";

    static final List<String> ALL = List.of(INBOX, DEAD_LETTERS);

    private Queues() {}
}
