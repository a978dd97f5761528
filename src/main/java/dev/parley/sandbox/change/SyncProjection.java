package dev.parley.sandbox.change;

import dev.parley.sandbox.sync.SyncMap;
import dev.parley.sandbox.sync.SyncService;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.User;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Shows changes in conversations to SDK clients: each resource is a Sync object. */
public final class SyncProjection {
    void opened(Conversation conversation) {
        SyncService sync = conversation.service.sync;
        sync.addList(SyncShapes.messages(conversation));
        sync.addMap(SyncShapes.participantsName(conversation));
        sync.addDocument(SyncShapes.channel(conversation), () -> SyncShapes.of(conversation));
    }

    void updated(Conversation conversation) {
        conversation.service.sync.document(SyncShapes.channel(conversation)).changed();
    }

    void removed(Conversation conversation) {
        SyncService sync = conversation.service.sync;
        conversation.participants.values().forEach(this::forget);
        sync.remove(SyncShapes.channel(conversation));
        sync.remove(SyncShapes.participantsName(conversation));
        sync.remove(SyncShapes.messages(conversation));
    }

    void joined(Participant participant) {
        show(participant);
    }

    void updated(Participant participant) {
        show(participant);
    }

    private void show(Participant participant) {
        // The user's own map comes last: a client that finds a conversation in it looks for its participants.
        participantsMap(participant).put(participant.sid, () -> SyncShapes.of(participant));
        memberships(participant)
                .ifPresent(map -> map.put(participant.conversation.sid, () -> SyncShapes.membership(participant)));
    }

    void left(Participant participant) {
        participantsMap(participant).remove(participant.sid);
        forget(participant);
    }

    private void forget(Participant participant) {
        memberships(participant).ifPresent(map -> map.remove(participant.conversation.sid));
    }

    private static SyncMap participantsMap(Participant participant) {
        return participant.conversation.service.sync.map(SyncShapes.participantsName(participant.conversation));
    }

    /** A phone has no user, nor has a participant whose user was deleted. */
    private static Optional<SyncMap> memberships(Participant participant) {
        Service service = participant.conversation.service;
        return Optional.ofNullable(participant.identity)
                .flatMap(service::user)
                .map(user -> service.sync.map(SyncShapes.conversations(user)));
    }

    void messageAdded(Message message) {
        show(message);
        updated(message.conversation);
    }

    void updated(Message message) {
        show(message);
    }

    private void show(Message message) {
        Conversation conversation = message.conversation;
        conversation
                .service
                .sync
                .list(SyncShapes.messages(conversation))
                .put(message.index, () -> SyncShapes.of(message));
    }

    void removed(Message message) {
        Conversation conversation = message.conversation;
        conversation.service.sync.list(SyncShapes.messages(conversation)).remove(message.index);
        updated(conversation);
    }

    /** Adds a new user, with the conversations that this identity has joined already. */
    void added(User user) {
        SyncService sync = user.service.sync;
        sync.addMap(SyncShapes.info(user));
        SyncMap conversations = sync.addMap(SyncShapes.conversations(user));
        updated(user);
        for (Participant participant : user.service.identities.of(user.identity)) {
            conversations.put(participant.conversation.sid, () -> SyncShapes.membership(participant));
        }
    }

    void updated(User user) {
        SyncMap info = user.service.sync.map(SyncShapes.info(user));
        info.put("friendlyName", () -> new JsonObject().put("value", user.friendlyName));
        info.put("attributes", () -> new JsonObject().put("value", user.attributes));
    }

    void removed(User user) {
        user.service.sync.remove(SyncShapes.info(user));
        user.service.sync.remove(SyncShapes.conversations(user));
    }
}
