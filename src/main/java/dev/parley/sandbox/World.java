package dev.parley.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that the sandbox knows. One event loop owns it, so nothing here locks; nothing of it is on disk. */
final class World {
    private static final int MAX_TEXTS = 10_000;
    private static final long MAX_TEXT_CHARACTERS = 16L << 20;

    final Map<String, Conversation> conversations = new LinkedHashMap<>();
    final Map<String, User> users = new LinkedHashMap<>();
    final Map<String, Execution> executions = new LinkedHashMap<>();
    final Instant born;

    private final Ledger<TextMessage> texts = new Ledger<>(MAX_TEXTS, MAX_TEXT_CHARACTERS);
    private final Room room = new Room();
    private final Clock clock;
    private final Sids sids;

    World(Clock clock, Sids sids) {
        this.clock = clock;
        this.sids = sids;
        this.born = clock.instant();
    }

    Instant now() {
        return clock.instant();
    }

    String sid(String prefix) {
        return sids.next(prefix);
    }

    /** Adds a conversation. */
    void add(Conversation conversation) {
        room.checkConversations(conversations.size());
        room.take(conversation.weight());
        conversations.put(conversation.sid, conversation);
    }

    /** Adds a thing to the things of its kind. */
    <T extends Stored> void add(T thing, Map<String, T> itsKind) {
        room.take(thing.weight());
        itsKind.put(thing.sid, thing);
    }

    boolean hasRoomFor(Stored thing) {
        return room.has(thing.weight());
    }

    /** Makes room for what a form adds to a thing that is there, before the thing is changed. */
    void grow(Stored thing, Form form) {
        room.take(thing.outgrow(form));
    }

    /** Makes room for so many characters that a thing takes in. */
    void grow(Stored thing, int characters) {
        room.take(thing.outgrow(characters));
    }

    /** Returns whether a conversation is still there: it may have been deleted while something was on its way to it. */
    boolean has(Conversation conversation) {
        return conversations.get(conversation.sid) == conversation;
    }

    /** Forgets a thing of its kind. */
    <T extends Stored> void remove(T thing, Map<String, T> itsKind) {
        if (itsKind.remove(thing.sid) != null) {
            room.giveBack(thing.wholeWeight());
        }
    }

    /** Forgets a conversation and all that is in it. */
    void remove(Conversation conversation) {
        if (conversations.remove(conversation.sid) != null) {
            room.giveBack(conversation.wholeWeight());
        }
    }

    /** Finds a conversation by its SID or its unique name. */
    Conversation conversation(String sidOrUniqueName) {
        Conversation bySid = conversations.get(sidOrUniqueName);
        return bySid != null
                ? bySid
                : named(sidOrUniqueName).orElseThrow(() -> Refusal.notFound("conversation", sidOrUniqueName));
    }

    Optional<Conversation> named(String uniqueName) {
        return conversations.values().stream()
                .filter(conversation -> uniqueName.equals(conversation.uniqueName))
                .findFirst();
    }

    /** Finds who is bound to a pair of numbers. A closed conversation has let go of its pairs. */
    Optional<Participant> bound(@Nullable String address, @Nullable String proxyAddress) {
        if (address == null || proxyAddress == null) {
            return Optional.empty();
        }
        return conversations.values().stream()
                .filter(conversation -> !conversation.isClosed())
                .flatMap(conversation -> conversation.bound(address, proxyAddress).stream())
                .findFirst();
    }

    /** Finds a user by SID or identity. */
    Optional<User> user(String sidOrIdentity) {
        User bySid = users.get(sidOrIdentity);
        return bySid != null
                ? Optional.of(bySid)
                : users.values().stream()
                        .filter(user -> user.identity.equals(sidOrIdentity))
                        .findFirst();
    }

    /** Makes sure that an identity which joins a conversation is a user. */
    void makeUser(String identity) {
        if (user(identity).isEmpty()) {
            add(new User(sid("US"), now(), identity), users);
        }
    }

    /** Keeps a text message; the oldest are forgotten. */
    void add(TextMessage text) {
        texts.add(text, text.weight() + text.body.length());
    }

    /** Returns every text message, the newest first, as Twilio lists them. */
    List<TextMessage> texts() {
        List<TextMessage> newestFirst = new ArrayList<>(texts.all());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    void clear() {
        conversations.clear();
        users.clear();
        executions.clear();
        texts.clear();
        room.clear();
    }
}
