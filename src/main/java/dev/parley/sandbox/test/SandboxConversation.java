package dev.parley.sandbox.test;

import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.test.Expectation.Line;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A conversation of the sandbox, as a test sees it. It need not be there yet. */
public final class SandboxConversation {
    private final Expectation messages;

    SandboxConversation(
            Sandbox sandbox, Duration patience, String title, Function<World, Optional<Conversation>> conversation) {
        messages = new Expectation(
                sandbox, patience, title, world -> conversation.apply(world).map(SandboxConversation::lines));
    }

    private static List<Line> lines(Conversation conversation) {
        return conversation.messages.values().stream()
                .map(message -> new Line(message.author, message.body))
                .toList();
    }

    /**
     * Waits until a message has that body, of any author and at any time.
     *
     * @return this conversation
     * @throws AssertionError if none has in time; the message shows what the conversation holds
     */
    public SandboxConversation awaits(String body) {
        messages.awaits(body);
        return this;
    }

    /** Returns the messages as they are now, each as {@code author: body}, the oldest first. */
    public List<String> messages() {
        return messages.now().orElse(List.of()).stream().map(Line::toString).toList();
    }
}
