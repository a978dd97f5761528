package dev.parley.sandbox.flow;

/** One step of a flow. */
public sealed interface Widget
        permits MakeHttpRequest,
                SendAndWaitForReply,
                SendMessage,
                SetVariables,
                SplitBasedOn,
                Trigger,
                UnsupportedWidget {
    String name();

    /** Returns Studio's word for what it is, say {@code send-message}. */
    String type();

    Transitions exits();

    /**
     * Begins what it does. It ends when the turn is left, now or later.
     *
     * @throws WidgetFailure if it cannot be done
     */
    void act(WidgetTurn turn);
}
