package dev.parley.inbox;

/** The external broker cannot carry the inbox as it is: the message is the one line that says what is wrong and what to do. */
final class BrokerMistake extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    BrokerMistake(String message) {
        super(message);
    }
}
