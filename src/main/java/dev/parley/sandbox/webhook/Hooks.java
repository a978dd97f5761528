package dev.parley.sandbox.webhook;

import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks before a change, then makes it with what was answered, or refuses it. Nothing is changed while somebody is asked, so
 * a change reads the world anew when its turn has come: what it meant to change may be gone by then.
 */
public final class Hooks {
    private final World world;
    private final Webhooks webhooks;
    private final Lanes lanes;

    /** Makes hooks that keep order by lanes of their own: who waits for an answer must not hold up what is told. */
    public Hooks(World world, Webhooks webhooks, Lanes lanes) {
        this.world = world;
        this.webhooks = webhooks;
        this.lanes = lanes;
    }

    /**
     * Asks about a change to a thing after those that came before it were asked about and made. REST calls, which nobody is
     * asked about, do not wait for it.
     *
     * @param resource the SID of the conversation that it is a part of, or of the user
     */
    public <T> Future<T> inTurn(
            String resource, Actor actor, Form form, Supplier<OutgoingEvent> hook, Function<Form, T> change) {
        if (!actor.isAskedAbout()) {
            return Future.succeededFuture(change.apply(form));
        }
        Promise<T> result = Promise.promise();
        boolean taken = lanes.add(resource, form.estimatedSize(), () -> {
            before(actor, form, hook, change).onComplete(result);
            return result.future();
        });
        if (!taken) {
            throw new ApiError(429, 20429, "Too many changes are waiting for webhooks to answer.");
        }
        return result.future();
    }

    /**
     * Asks about a change that has no turn to wait for.
     *
     * @param form what the change reads: it is given this form, with the values that were answered
     * @param hook says what is asked; refuses what could not be made anyway
     * @param change checks everything anew, and makes it
     */
    public <T> Future<T> before(Actor actor, Form form, Supplier<OutgoingEvent> hook, Function<Form, T> change) {
        // Inside a future, so that whatever is refused here has failed like what is refused later.
        return Future.succeededFuture(form).compose(values -> {
            if (!actor.isAskedAbout()) {
                return Future.succeededFuture(change.apply(values));
            }
            OutgoingEvent question = hook.get();
            Runnable checkNotReset = world.checkNotReset();
            Function<Form, T> changeUnlessReset = answered -> {
                checkNotReset.run();
                return change.apply(answered);
            };
            return webhooks.ask(question)
                    .map(asked -> asked.map(sent -> applyAnswer(question.type(), sent, values, changeUnlessReset)))
                    .orElseGet(() -> Future.succeededFuture(change.apply(values)));
        });
    }

    private static <T> T applyAnswer(String hook, SentWebhook sent, Form form, Function<Form, T> change) {
        HookVerdict verdict = HookVerdict.of(hook, sent);
        try {
            T result = make(change, verdict.withEdits(hook, form), verdict);
            sent.note(verdict.outcome());
            return result;
        } catch (ApiError error) {
            sent.note(verdict.rejection() == null ? HookVerdict.Outcome.REFUSED : verdict.outcome(), error);
            throw error;
        }
    }

    private static <T> T make(Function<Form, T> change, Form form, HookVerdict verdict) {
        try {
            return change.apply(form);
        } catch (ApiError error) {
            throw verdict.explain(error);
        }
    }
}
