package dev.parley.inbox.accept;

/** More events wait to be written than the inbox has room for: the disk or the broker is slower than what comes in. */
public final class InboxFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InboxFullException(int waiting) {
        super(waiting + " events wait to be written: the disk or the broker does not keep up");
    }
}
