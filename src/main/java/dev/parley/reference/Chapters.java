package dev.parley.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The chapters with all resources: the parts of a conversation first, settings later. */
public final class Chapters {
    private static final String SERVICES = "services/";
    private static final String CLASSIC = "https://www.twilio.com/docs/conversations-classic/api";
    private static final String STUDIO = "https://www.twilio.com/docs/studio/rest-api/v2";
    private static final String MESSAGING = "https://www.twilio.com/docs/messaging/api";
    private static final String ORCHESTRATOR = "https://www.twilio.com/docs/api/conversations/v2";

    private static final List<String> VERBS = List.of("create", "ensure", "fetch", "list", "update", "patch", "delete");

    private static final List<Chapter> ALL = List.of(
            new Chapter(
                    "Conversations (classic)",
                    List.of(
                            classic("conversations", "a conversation", "conversations", "conversation"),
                            classic(
                                    "conversations/participants",
                                    "a participant",
                                    "the participants of a conversation",
                                    "conversation-participant"),
                            classic(
                                    "conversations/messages",
                                    "a message",
                                    "the messages of a conversation",
                                    "conversation-message"),
                            classic(
                                    "conversations/messages/deliveryReceipts",
                                    "the receipt of a message",
                                    "the receipts of a message, one for each phone",
                                    "receipt"),
                            classic(
                                    "conversations/webhooks",
                                    "a conversation's own webhook",
                                    "the webhooks of a conversation",
                                    "conversation-scoped-webhook"),
                            classic(
                                    "conversationWithParticipants",
                                    "a conversation together with its participants",
                                    "",
                                    "conversation-with-participants"),
                            classic(
                                    "participantConversations",
                                    "",
                                    "the conversations that an identity or an address takes part in",
                                    "participant-conversation"))),
            new Chapter(
                    "People",
                    List.of(
                            classic("users", "a user", "users", "user"),
                            classic(
                                    "users/userConversations",
                                    "a user's view of a conversation",
                                    "the conversations of a user",
                                    "user-conversation"))),
            new Chapter(
                    "Services and settings",
                    List.of(
                            classic("services", "a conversation service", "conversation services", "service"),
                            classic(
                                    "services/bindings",
                                    "a device that gets push notifications",
                                    "the devices that get push notifications",
                                    "service-binding"),
                            classic("services/configuration", "the settings of a service", "", "service-configuration"),
                            classic(
                                    "services/configuration/notifications",
                                    "the push notifications of a service",
                                    "",
                                    "service-notification"),
                            classic(
                                    "services/configuration/webhooks",
                                    "the webhook settings of a service",
                                    "",
                                    "per-service-webhook"),
                            classic("configuration", "the settings of the account", "", "configuration"),
                            classic(
                                    "configuration/webhooks",
                                    "the webhook settings of the account",
                                    "",
                                    "webhook-configuration"),
                            classic(
                                    "addressConfigurations",
                                    "what happens to messages to an address",
                                    "the addresses that make conversations",
                                    "address-configuration"),
                            classic("roles", "a role", "roles", "role"),
                            classic(
                                    "credentials",
                                    "a key for push notifications",
                                    "the keys for push notifications",
                                    "credential"))),
            new Chapter(
                    "Studio",
                    List.of(
                            studio("flows/executions", "a run of a flow", "the runs of a flow", "execution"),
                            studio("flows/executions/executionContexts", "what a run knows", "", "execution-context"),
                            studio("flows/executions/executionSteps", "a step of a run", "the steps of a run", "step"),
                            studio(
                                    "flows/executions/executionsteps/executionStepContexts",
                                    "what a run knew at a step",
                                    "",
                                    "step-context"),
                            studio("flows", "a flow", "flows", "flow"),
                            studio(
                                    "flows/flowRevisions",
                                    "a revision of a flow",
                                    "the revisions of a flow",
                                    "flow-revision"),
                            studio("flows/flowTestUsers", "who tests a flow's drafts", "", "test-user"),
                            studio("flowValidates", "the definition of a flow", "", "flow-validate"))),
            new Chapter(
                    "Messages without a conversation",
                    List.of(
                            new Resource("messages", "a message", "messages", MESSAGING + "/message-resource"),
                            new Resource(
                                    "messages/media",
                                    "a picture or another file of a message",
                                    "the files of a message",
                                    MESSAGING + "/media-resource"),
                            new Resource(
                                    "messages/feedbacks",
                                    "what became of a message",
                                    "",
                                    MESSAGING + "/message-feedback-resource"))),
            new Chapter(
                    "Conversation Orchestrator",
                    List.of(
                            orchestrator("conversations", "a conversation", "conversations"),
                            orchestrator("participants", "a participant", "the participants of a conversation"),
                            orchestrator("communications", "a communication", "the communications of a conversation"),
                            orchestrator("actions", "an action", "actions"),
                            orchestrator("configuration", "a configuration", "configurations"),
                            orchestrator("operations", "the state of a change that takes time", ""))));

    private Chapters() {}

    private static Resource classic(String path, String one, String many, String slug) {
        return new Resource(path, one, many, CLASSIC + "/" + slug + "-resource");
    }

    private static Resource studio(String path, String one, String many, String slug) {
        return new Resource("studio/" + path, one, many, STUDIO + "/" + slug);
    }

    private static Resource orchestrator(String path, String one, String many) {
        return new Resource("v2/" + path, one, many, ORCHESTRATOR);
    }

    /** Returns the chapters, and one more if there are operations of resources that none of them describes. */
    public static List<Chapter> of(Set<String> names) {
        Set<String> other = new TreeSet<>();
        names.forEach(name -> {
            if (known(account(name)).isEmpty()) {
                other.add(path(account(name)));
            }
        });
        List<Resource> more = other.stream().map(Chapters::other).toList();
        return more.isEmpty()
                ? ALL
                : Stream.concat(ALL.stream(), Stream.of(new Chapter("More", more)))
                        .toList();
    }

    /** Returns the resource of an operation; an operation of a service belongs to the resource of the account. */
    public static Resource resource(String name) {
        return known(account(name)).orElseGet(() -> other(path(account(name))));
    }

    /** Returns the names of the resource's operations, the account's before the services', from create to delete. */
    public static List<String> operations(Resource resource, Set<String> names) {
        return names.stream()
                .filter(name -> resource(name).equals(resource))
                .sorted(Comparator.comparing((String name) -> !account(name).equals(name))
                        .thenComparing(name -> VERBS.indexOf(name.substring(name.lastIndexOf('/') + 1)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Returns the name of the operation that does the same in the account's default service; often itself. */
    public static String account(String name) {
        return name.startsWith(SERVICES) && known(name).isEmpty() ? name.substring(SERVICES.length()) : name;
    }

    private static Optional<Resource> known(String name) {
        return ALL.stream()
                .flatMap(chapter -> chapter.resources().stream())
                .filter(resource -> resource.path().equals(path(name)))
                .findFirst();
    }

    private static Resource other(String path) {
        return new Resource(path, "one of " + path, path, "https://www.twilio.com/docs");
    }

    private static String path(String name) {
        return name.substring(0, name.lastIndexOf('/'));
    }
}
