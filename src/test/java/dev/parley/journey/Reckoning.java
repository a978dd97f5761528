package dev.parley.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the sandbox's record against the sender's: one reply for each accepted message, in their order, no reply to anything
 * else; one host and one webhook in each conversation.
 */
final class Reckoning {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 10;

    private final Caller twilio;

    Reckoning(Caller twilio) {
        this.twilio = twilio;
    }

    /** Returns whether the last accepted message has its reply, which comes after all the others. */
    boolean isAnswered(Talk talk) {
        Told last = talk.last();
        if (last == null) {
            return true;
        }
        return twilio
                .get(messages(talk) + "?Order=desc&PageSize=1")
                .json()
                .path("messages")
                .findValuesAsText("attributes")
                .stream()
                .anyMatch(attributes -> last.id().equals(event(attributes)));
    }

    /** Returns what is wrong with a conversation, in a line for each thing; nothing if all is right. */
    List<String> faults(Talk talk) {
        List<JsonNode> messages = all(messages(talk) + "?PageSize=100", "messages");
        List<String> replies = messages.stream()
                .filter(message -> !event(message.path("attributes").asText()).isEmpty())
                .map(message -> event(message.path("attributes").asText()))
                .toList();
        List<String> expected = talk.acceptedMessages().stream().map(Told::id).toList();
        List<String> faults = new ArrayList<>();
        if (!replies.equals(expected)) {
            faults.addAll(differences(expected, replies));
        }
        if (messages.size() - replies.size() != talk.said()) {
            faults.add((messages.size() - replies.size()) + " messages of visitors: expected " + talk.said());
        }
        List<String> people = all(conversation(talk) + "/Participants", "participants").stream()
                .map(participant -> participant.path("identity").asText())
                .toList();
        if (!people.equals(List.of("Tackleton"))) {
            faults.add("participants are " + people + ": expected Tackleton alone");
        }
        int webhooks = all(conversation(talk) + "/Webhooks", "webhooks").size();
        if (webhooks != 1) {
            faults.add(webhooks + " webhooks: expected 1");
        }
        return faults.stream()
                .map(fault -> "talk " + talk.number() + " (" + talk.sid() + "): " + fault)
                .toList();
    }

    private static List<String> differences(List<String> expected, List<String> replies) {
        List<String> faults = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(expected);
        missing.removeAll(replies);
        if (!missing.isEmpty()) {
            faults.add("no reply to " + some(missing, expected));
        }
        Set<String> once = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        replies.stream().filter(reply -> !once.add(reply)).forEach(twice::add);
        if (!twice.isEmpty()) {
            faults.add("replied more than once to " + some(twice, expected));
        }
        Set<String> strange = new LinkedHashSet<>(replies);
        strange.removeAll(expected);
        if (!strange.isEmpty()) {
            faults.add("replied to what was not accepted: " + some(strange, expected));
        }
        List<String> inOrder = expected.stream().filter(once::contains).toList();
        List<String> came = new ArrayList<>(new LinkedHashSet<>(replies));
        came.removeAll(strange);
        for (int i = 0; i < came.size(); i++) {
            if (!came.get(i).equals(inOrder.get(i))) {
                faults.add("out of order: expected " + some(Set.of(inOrder.get(i)), expected) + ", found "
                        + some(Set.of(came.get(i)), expected));
                break;
            }
        }
        return faults;
    }

    private static String some(Set<String> ids, List<String> expected) {
        return ids.size() + " "
                + ids.stream()
                        .limit(SHOWN)
                        .map(id -> id + " (message " + expected.indexOf(id) + " of " + expected.size() + ")")
                        .toList();
    }

    private static String conversation(Talk talk) {
        return "/v1/Conversations/" + talk.sid();
    }

    private static String messages(Talk talk) {
        return conversation(talk) + "/Messages";
    }

    private static String event(String attributes) {
        try {
            return JSON.readTree(attributes).path("parleyEventId").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError("attributes are no JSON: " + attributes, e);
        }
    }

    /** Reads a list, page after page. */
    private List<JsonNode> all(String path, String key) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode next = TextNode.valueOf(path);
        while (next.isTextual()) {
            JsonNode page = twilio.get(next.asText()).json();
            if (!page.path(key).isArray()) {
                throw new AssertionError("expected " + key + " at " + next + ": " + page);
            }
            page.path(key).forEach(all::add);
            next = page.path("meta").path("next_page_url");
        }
        return all;
    }
}
