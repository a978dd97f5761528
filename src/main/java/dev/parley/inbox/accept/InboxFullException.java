package dev.parley.inbox.accept;

/** More events wait to be written than the inbox accepts: the disk or the broker is slower than the requests. */
public final class InboxFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InboxFullException(int waiting) {
        super(waiting + " events are waiting to be written: the disk or the broker is too slow");
    }
}
