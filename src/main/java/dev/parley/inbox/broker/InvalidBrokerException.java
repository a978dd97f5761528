package dev.parley.inbox.broker;

/** The external broker cannot carry the inbox as it is: the message is the one line that says what is wrong and what to do. */
public final class InvalidBrokerException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    InvalidBrokerException(String message) {
        super(message);
    }
}
