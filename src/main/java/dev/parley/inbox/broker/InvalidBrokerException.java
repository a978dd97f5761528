package dev.parley.inbox.broker;

/** The external broker cannot be used for the inbox: the message says in one line what is wrong and what to do. */
public final class InvalidBrokerException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    InvalidBrokerException(String message) {
        super(message);
    }
}
