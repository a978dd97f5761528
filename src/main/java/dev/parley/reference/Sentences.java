package dev.parley.reference;

import java.util.Map;

/** A sentence for each operation that says what it does. */
final class Sentences {
    /** For operations whose verb and resource alone would be incomplete or wrong. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("conversations/ensure", "Creates a conversation unless one has that `uniqueName`"),
            Map.entry("conversations/update", "Changes a conversation, its state too; a closed one stays closed"),
            Map.entry("conversations/delete", "Deletes a conversation with all that is in it, and frees its addresses"),
            Map.entry(
                    "conversations/participants/create",
                    "Adds to a conversation a person who chats, by `identity`, or a phone, by `messagingBinding.address`"
                            + " and the number it writes to, `messagingBinding.proxyAddress`"),
            Map.entry(
                    "conversations/participants/ensure",
                    "Adds a participant unless that `identity`, or that pair of addresses, is in the conversation"),
            Map.entry("conversations/participants/delete", "Takes a participant out of a conversation"),
            Map.entry("conversations/messages/create", "Writes a message into a conversation"),
            Map.entry(
                    "conversations/messages/ensure",
                    "Writes a message unless this step has already written it for the same event"),
            Map.entry(
                    "conversations/webhooks/create",
                    "Adds a webhook to a conversation, at most five: a `webhook` or `trigger` with `configuration.url`, a"
                            + " `studio` with `configuration.flowSid`"),
            Map.entry(
                    "conversations/webhooks/ensure",
                    "Adds a webhook unless one has that `target` and that `configuration.url` or `configuration.flowSid`"),
            Map.entry("users/ensure", "Creates a user unless there is one with that `identity`"),
            Map.entry(
                    "users/userConversations/update", "Sets what a user has read, or mutes the conversation for them"),
            Map.entry("users/userConversations/delete", "Makes a user leave a conversation"),
            Map.entry("roles/update", "Replaces all permissions of a role"),
            Map.entry("services/bindings/delete", "Ends the push notifications to a device"),
            Map.entry("addressConfigurations/create", "Says what happens to messages to an address"),
            Map.entry("studio/flows/executions/create", "Starts a run of a flow"),
            Map.entry("studio/flows/executions/update", "Ends a run of a flow"),
            Map.entry("studio/flows/update", "Changes a flow, and publishes it where `status` is `published`"),
            Map.entry("studio/flowValidates/update", "Says whether a definition is a valid flow; changes nothing"),
            Map.entry("messages/create", "Sends a text message, outside of any conversation"),
            Map.entry(
                    "messages/update",
                    "Empties the body of a sent message, by `body: ''`, or cancels one that is scheduled"),
            Map.entry("messages/feedbacks/create", "Tells Twilio whether a message has had its effect"),
            Map.entry("v2/actions/create", "Does something in a conversation, say sends a message"),
            Map.entry("v2/configuration/patch", "Changes what is given of a configuration"),
            Map.entry("v2/configuration/update", "Replaces a configuration"),
            Map.entry("v2/conversations/patch", "Changes what is given of a conversation"),
            Map.entry("v2/conversations/update", "Sets the state of a conversation, and its name"));

    private Sentences() {}

    /** Returns the sentence of an operation. */
    static String of(String name) {
        String account = Chapters.account(name);
        Resource resource = Chapters.resource(name);
        String verb = account.substring(account.lastIndexOf('/') + 1);
        String sentence = OWN.getOrDefault(account, generic(verb, resource));
        return sentence + (account.equals(name) ? "." : ", in the service that is named.");
    }

    private static String generic(String verb, Resource resource) {
        return switch (verb) {
            case "create" -> "Creates " + resource.one();
            case "fetch" -> "Returns " + resource.one();
            case "list" -> "Lists " + resource.many();
            case "update", "patch" -> "Changes " + resource.one();
            case "delete" -> "Deletes " + resource.one();
            default -> "Does " + verb + " with " + resource.one();
        };
    }
}
