package dev.parley.sandbox.flow;

/** A widget of a flow. */
public sealed interface Widget
        permits MakeHttpRequest,
                SendAndWaitForReply,
                SendMessage,
                SetVariables,
                SplitBasedOn,
                Trigger,
                UnsupportedWidget {
    String name();

    /** Returns Studio's name of its type, such as {@code send-message}. */
    String type();

    Transitions exits();

    /**
     * Starts its work, which ends when it leaves its turn, now or later.
     *
     * @throws WidgetFailure if it cannot be done
     */
    void act(WidgetTurn turn);
}
