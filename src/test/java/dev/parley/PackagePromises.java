package dev.parley;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each package refuses to know, in the words of its {@code package-info} and as a rule. A thing is a package, say
 * {@code dev.parley.twilio..}, or one class.
 */
final class PackagePromises {
    private static final String CAMEL = "org.apache.camel..";
    private static final String BROKER = "org.apache.activemq.artemis..";

    /** What Parley is for. The parts that are for any program do not know it. */
    private static final List<String> PURPOSES = List.of(
            "com.twilio..",
            "dev.parley.twilio..",
            "dev.parley.webhook..",
            "dev.parley.token..",
            "dev.parley.status..",
            "dev.parley.inbox..",
            "dev.parley.admin..",
            "dev.parley.reply..",
            "dev.parley.moderate..");

    private static final String PARLEY = "dev.parley..";
    private static final String SANDBOX = "dev.parley.sandbox..";

    /** The layers of the sandbox that know what a conversation is. */
    private static final List<String> CONVERSATIONS = Stream.of(
                    "sdk", "control", "studio", "resource", "change", "carrier", "page", "webhook", "world")
            .map(layer -> "dev.parley.sandbox." + layer + "..")
            .toList();

    static final List<Promise> ALL = List.of(
            promise("access", "Knows nothing of Twilio, nor of what the routes are for")
                    .unknown(PURPOSES),
            promise("app", "none of them knows it")
                    .heldBy(noClasses()
                            .that()
                            .resideOutsideOfPackages("dev.parley.app", "dev.parley.cli..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dev.parley.app")),
            promise("account", "Knows nothing of tokens, calls or signatures")
                    .unknown(PARLEY)
                    .but("dev.parley.protocol..", "dev.parley.setting.."),
            promise("authoring", "Knows nothing of what the routes are for").unknown(PURPOSES),
            promise("authoring.routefile", "Knows nothing of what the routes do")
                    .unknown(PURPOSES)
                    .unknown(CAMEL),
            promise("camel", "Knows neither Twilio nor any operation").unknown(PARLEY, "com.twilio.."),
            promise("door", "Knows nothing of Twilio").unknown(PURPOSES),
            promise("inbox", "Knows nothing of what routes do")
                    .of("dev.parley.inbox..")
                    .unknown(
                            "com.twilio..",
                            "dev.parley.twilio..",
                            "dev.parley.token..",
                            "dev.parley.admin..",
                            "dev.parley.reply..",
                            "dev.parley.moderate.."),
            promise("inbox.accept", "Knows nothing of routes or of what becomes of an event later")
                    .unknown(CAMEL, "dev.parley.inbox.dispatch..", "dev.parley.inbox.deadletter.."),
            promise("inbox.broker", "Knows nothing of events")
                    .unknown(
                            "dev.parley.webhook..",
                            "dev.parley.inbox.message..",
                            "dev.parley.inbox.accept..",
                            "dev.parley.inbox.dispatch..",
                            "dev.parley.inbox.deadletter.."),
            promise("inbox.deadletter", "Knows nothing of routes")
                    .unknown(CAMEL, "dev.parley.webhook..", "dev.parley.inbox.dispatch.."),
            promise("inbox.dispatch", "knows neither broker nor route")
                    .of("dev.parley.inbox.dispatch.LaneScheduler")
                    .unknown(
                            BROKER,
                            CAMEL,
                            "dev.parley.webhook..",
                            "dev.parley.inbox.broker..",
                            "dev.parley.inbox.message.BrokerDelivery",
                            "dev.parley.inbox.dispatch.DispatchTransactions",
                            "dev.parley.inbox.dispatch.RouteInvoker"),
            promise("inbox.message", "Knows nothing of queues, lanes or routes")
                    .unknown(
                            CAMEL,
                            "dev.parley.inbox.accept..",
                            "dev.parley.inbox.broker..",
                            "dev.parley.inbox.dispatch..",
                            "dev.parley.inbox.deadletter.."),
            promise("limit", "Knows nothing of the requests' content")
                    .unknown(PURPOSES)
                    .but("dev.parley.twilio.TwilioFailure"),
            promise("logging", "Knows nothing of what is logged").unknown(PARLEY),
            promise("observe", "Knows nothing of what a dead letter is").unknown(PURPOSES),
            promise("protocol", "knows nothing of either")
                    .of("dev.parley.protocol..")
                    .unknown(PARLEY),
            promise("protocol.http", "Knows neither routes nor Twilio").unknown(PARLEY, CAMEL, "com.twilio.."),
            promise("sandbox", "know nothing of conversations")
                    .of(Stream.of("twilsock", "sync", "media", "flow", "phone", "fault", "time")
                            .map(part -> "dev.parley.sandbox." + part + "..")
                            .toArray(String[]::new))
                    .unknown(CONVERSATIONS)
                    .unknown("dev.parley.sandbox.rest.."),
            promise("sandbox", "knows those below it only")
                    .heldBy(SandboxLayersTest.EACH_LAYER_KNOWS_THOSE_BELOW_IT_ONLY),
            promise("sandbox.carrier", "Knows nothing of conversations")
                    .unknown(CONVERSATIONS)
                    .but(
                            "dev.parley.sandbox.webhook..",
                            "dev.parley.sandbox.world.World",
                            "dev.parley.sandbox.world.TextMessage"),
            promise("sandbox.fault", "Knows nothing of the calls and webhooks themselves")
                    .unknown(PARLEY),
            promise("sandbox.flow", "Knows nothing of conversations and phones").unknown(SANDBOX),
            promise("sandbox.media", "Knows nothing of conversations").unknown(CONVERSATIONS),
            promise("sandbox.phone", "Knows nothing of conversations, and nothing of how a text is delivered")
                    .unknown(CONVERSATIONS),
            promise("sandbox.rest", "Knows nothing of conversations or other resources")
                    .unknown(CONVERSATIONS),
            promise("sandbox.studio", "knows nothing of conversations")
                    .of("dev.parley.sandbox.flow")
                    .unknown(CONVERSATIONS),
            promise("sandbox.sync", "Knows nothing of conversations").unknown(CONVERSATIONS),
            promise("sandbox.time", "Knows nothing of conversations").unknown(CONVERSATIONS),
            promise("sandbox.twilsock", "Knows nothing of conversations").unknown(CONVERSATIONS),
            promise("setting", "Knows nothing of the settings that there are, and of their owners")
                    .unknown(PARLEY)
                    .but("dev.parley.protocol.."),
            promise("status", "Knows nothing of which routes listen")
                    .unknown(
                            CAMEL,
                            "dev.parley.webhook.EventListener",
                            "dev.parley.webhook.EventListeners",
                            "dev.parley.inbox..",
                            "dev.parley.reply..",
                            "dev.parley.admin.."),
            promise("twilio.call", "Knows nothing of other calls in flight").unknown("dev.parley.twilio.traffic.."),
            promise("twilio.operation", "Knows nothing of when, or how often, a call is made")
                    .unknown("dev.parley.twilio.call..", "dev.parley.twilio.traffic.."),
            promise("twilio.request", "Knows nothing of operations' names or of routes")
                    .unknown(
                            CAMEL,
                            "dev.parley.camel..",
                            "dev.parley.twilio.operation..",
                            "dev.parley.twilio.call..",
                            "dev.parley.twilio.traffic.."),
            promise("twilio.traffic", "Knows nothing of what a call does")
                    .unknown(
                            "com.twilio..",
                            "dev.parley.twilio.operation..",
                            "dev.parley.twilio.request..",
                            "dev.parley.twilio.call..")
                    .but("dev.parley.twilio.call.CallName", "dev.parley.twilio.call.CallFailure"),
            promise("watchdog", "Knows nothing of what runs on the loops or how a process ends")
                    .unknown(PARLEY, "java.lang.Runtime", "java.lang.ProcessHandle"),
            promise("webhook", "Knows nothing of where events are stored").unknown(BROKER, "dev.parley.inbox.."));

    private PackagePromises() {}

    /** A sentence of a {@code package-info}, to be completed by what is not known. */
    private static Promise promise(String capability, String words) {
        String owner = "dev.parley." + capability;
        return new Promise(owner, words, List.of(owner), List.of(), List.of(), null);
    }

    /**
     * @param words from "knows nothing of" to the end of the sentence
     * @param owners those that do not know
     * @param unknown what they do not know; themselves apart
     * @param but what of it is known all the same
     * @param heldBy the rule, where it is written elsewhere
     */
    record Promise(
            String capability,
            String words,
            List<String> owners,
            List<String> unknown,
            List<String> but,
            @Nullable ArchRule heldBy) {
        Promise of(String... those) {
            return new Promise(capability, words, List.of(those), unknown, but, heldBy);
        }

        Promise unknown(String... things) {
            return unknown(List.of(things));
        }

        Promise unknown(List<String> things) {
            List<String> all = Stream.concat(unknown.stream(), things.stream()).toList();
            return new Promise(capability, words, owners, all, but, heldBy);
        }

        Promise but(String... things) {
            return new Promise(capability, words, owners, unknown, List.of(things), heldBy);
        }

        Promise heldBy(ArchRule rule) {
            return new Promise(capability, words, owners, unknown, but, rule);
        }

        /** Returns everything that is named: where a name is wrong, nothing would be held. */
        List<String> named() {
            return Stream.of(owners, unknown, but)
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
        }

        ArchRule rule() {
            if (heldBy != null) {
                return heldBy;
            }
            return noClasses()
                    .that(areAmong(owners))
                    .should()
                    .dependOnClassesThat(areAmong(unknown)
                            .and(DescribedPredicate.not(areAmong(but)))
                            .and(DescribedPredicate.not(areAmong(owners))))
                    .because(capability + " says: " + words);
        }

        private static DescribedPredicate<JavaClass> areAmong(List<String> things) {
            return DescribedPredicate.or(
                            things.stream().map(PackagePromises::thing).toList())
                    .as("are among " + things);
        }
    }

    /** Returns what is true of the classes of a thing: of a class, its nested ones are part. */
    static DescribedPredicate<JavaClass> thing(String name) {
        return name.matches(".*\\.[A-Z]\\w*")
                ? DescribedPredicate.describe(
                        name,
                        each -> each.getName().equals(name) || each.getName().startsWith(name + "$"))
                : resideInAPackage(name);
    }
}
