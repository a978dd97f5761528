package dev.parley.sandbox.flow;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a flow: one widget at a time has its turn, until an event leads to the next one. Belongs to one
 * event loop.
 *
 * <p>As in Studio, it ends after a thousand steps, or after the same widget ten times in a row.
 *
 * @see <a href="https://www.twilio.com/docs/studio/user-guide/studio-faq">Twilio: limits of Studio</a>
 */
public final class FlowRun {
    private static final int MAX_STEPS = 1_000;
    private static final int MAX_IN_A_ROW = 10;

    private final Definition definition;
    private final FlowActions actions;
    private final ExecutionContext context;

    private @Nullable WidgetTurn turn;
    private @Nullable Widget next;
    private @Nullable Consumer<Map<String, Object>> listener;
    private boolean isGoing;
    private int steps;
    private int inARow;

    /** Makes a run with the initial context: {@code trigger}, {@code contact}, {@code flow}. */
    public FlowRun(Definition definition, FlowActions actions, Map<String, Object> known) {
        this.definition = definition;
        this.actions = actions;
        this.context = new ExecutionContext(known);
    }

    /** Starts with an event of the trigger, such as {@code incomingRequest}. */
    public void start(String event) {
        WidgetTurn first = new WidgetTurn(this, actions, context, definition.trigger());
        turn = first;
        leave(first, event, definition.trigger().exits().next(event));
    }

    /** Passes a message of the contact to the waiting widget; without one it is ignored. */
    public void receive(Map<String, Object> message) {
        Consumer<Map<String, Object>> waiting = listener;
        listener = null;
        if (waiting != null) {
            waiting.accept(message);
        }
    }

    public boolean isListening() {
        return listener != null;
    }

    /** Ends it at its current widget. Results of actions that arrive later are ignored. */
    public void stop() {
        if (turn != null) {
            turn = null;
            next = null;
            listener = null;
            actions.cancelTimer();
        }
    }

    /** Returns its context. */
    public Map<String, Object> context() {
        return context.snapshot();
    }

    /** Returns about how many characters its context and steps have. */
    public long size() {
        return context.size();
    }

    boolean isTurnOf(WidgetTurn one) {
        return turn == one;
    }

    void listen(Consumer<Map<String, Object>> newListener) {
        listener = newListener;
    }

    void leave(WidgetTurn left, String event, Optional<String> to) {
        if (turn != left) {
            return;
        }
        listener = null;
        actions.cancelTimer();
        note(left.widget(), event, to.orElse(Step.ENDED));
        if (turn != left) {
            // The actions have stopped it meanwhile.
            return;
        }
        turn = null;
        next = to.map(name -> definition.widgets().get(name)).orElse(null);
        if (next == null) {
            actions.ended(null);
        } else if (!isGoing) {
            // A loop, since recursion over many widgets would overflow the stack.
            go();
        }
    }

    private void note(Widget left, String event, String to) {
        steps++;
        inARow = left.name().equals(to) ? inARow + 1 : 0;
        actions.stepped(new Step(event, left.name(), to, left.type(), context.snapshot()));
    }

    private void go() {
        isGoing = true;
        while (next != null) {
            Widget widget = next;
            next = null;
            WidgetTurn newTurn = new WidgetTurn(this, actions, context, widget);
            turn = newTurn;
            act(widget, newTurn);
        }
        isGoing = false;
    }

    private void act(Widget widget, WidgetTurn newTurn) {
        try {
            if (steps >= MAX_STEPS) {
                throw new WidgetFailure("more than " + MAX_STEPS + " steps");
            }
            if (inARow >= MAX_IN_A_ROW) {
                throw new WidgetFailure("the same widget more than " + MAX_IN_A_ROW + " times in a row");
            }
            widget.act(newTurn);
        } catch (WidgetFailure failure) {
            fail(newTurn, failure.reason());
        }
    }

    /** Ends it because a widget cannot go on. The reason is kept as {@code widgets.NAME.error}. */
    void fail(WidgetTurn failed, String reason) {
        if (turn != failed) {
            return;
        }
        failed.keep("error", reason);
        note(failed.widget(), "failed", Step.ENDED);
        boolean isStill = turn == failed;
        stop();
        if (isStill) {
            actions.ended("widget " + failed.widget().name() + ": " + reason);
        }
    }
}
