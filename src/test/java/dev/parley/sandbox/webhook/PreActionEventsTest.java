package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The hooks of alice's client: Twilio's parameters, resources as they will be, and no SID of what does not exist yet.
 */
class PreActionEventsTest {
    private static final String DATE = "2026-11-22T10:00:00.125Z";

    @RegisterExtension
    final Bench bench = new Bench();

    private String conversation = "";
    private String path = "";

    @BeforeEach
    void makeConversation() {
        bench.letClientsDoEverything();
        conversation = bench.post("/v1/Conversations", "UniqueName", "oven").sid();
        path = "/v1/Conversations/" + conversation;
    }

    @Test
    void nameNoSidOfANewConversation() {
        bench.postAs("alice", "/v1/Conversations", "FriendlyName", "Repair", "UniqueName", "kettle");

        assertAsked(
                "onConversationAdd",
                """
                FriendlyName=Repair
                UniqueName=kettle
                Attributes={}
                MessagingServiceSid=MG000
                State=active
                """);
    }

    @Test
    void tellWhatAConversationWillBe() {
        bench.postAs("alice", path, "FriendlyName", "Repair", "Attributes", "{\"a\":1}");

        assertAsked(
                "onConversationUpdate",
                """
                ConversationSid=CH001
                DateCreated=%s
                DateUpdated=%s
                FriendlyName=Repair
                UniqueName=oven
                Attributes={"a":1}
                MessagingServiceSid=MG000
                State=active
                """
                        .formatted(DATE, DATE));
    }

    @Test
    void tellWhatConversationWillGo() {
        bench.deleteAs("alice", path);

        assertAsked(
                "onConversationRemove",
                """
                ConversationSid=CH001
                DateCreated=%s
                DateUpdated=%s
                UniqueName=oven
                Attributes={}
                MessagingServiceSid=MG000
                State=active
                """
                        .formatted(DATE, DATE));
    }

    @Test
    void nameNoSidOfANewMessage() {
        bench.post(path + "/Participants", "Identity", "alice");
        bench.postAs("alice", path + "/Messages", "Body", "hello");

        assertAsked(
                "onMessageAdd",
                """
                ConversationSid=CH001
                Body=hello
                Author=alice
                ParticipantSid=MB002
                Attributes={}
                """);
    }

    @Test
    void tellWhatAMessageWillBe() {
        String message = bench.post(path + "/Messages", "Body", "hello").sid();
        bench.postAs("alice", path + "/Messages/" + message, "Body", "hello!", "Attributes", "{\"a\":1}");

        assertAsked(
                "onMessageUpdate",
                """
                ConversationSid=CH001
                MessageSid=IM002
                Index=0
                DateCreated=%s
                Body=hello!
                Author=system
                Attributes={"a":1}
                DateUpdated=%s
                """
                        .formatted(DATE, DATE));
    }

    @Test
    void tellWhatMessageWillGo() {
        String message = bench.post(path + "/Messages", "Body", "hello").sid();
        bench.deleteAs("alice", path + "/Messages/" + message);

        assertAsked(
                "onMessageRemove",
                """
                ConversationSid=CH001
                MessageSid=IM002
                Index=0
                DateCreated=%s
                Body=hello
                Author=system
                Attributes={}
                DateUpdated=%s
                """
                        .formatted(DATE, DATE));
    }

    @Test
    void nameNoSidOfANewParticipant() {
        bench.postAs("alice", path + "/Participants", "Identity", "bob");

        assertAsked(
                "onParticipantAdd",
                """
                ConversationSid=CH001
                Identity=bob
                RoleSid=RL000
                Attributes={}
                MessagingBinding.Type=chat
                """);
    }

    @Test
    void nameTheNumbersOfANewPhone() {
        bench.postAs(
                "alice",
                path + "/Participants",
                "MessagingBinding.Address",
                Bench.PHONE,
                "MessagingBinding.ProxyAddress",
                Bench.NUMBER);

        assertAsked(
                "onParticipantAdd",
                """
                ConversationSid=CH001
                RoleSid=RL000
                Attributes={}
                MessagingBinding.ProxyAddress=+15005550006
                MessagingBinding.Address=+15005550001
                MessagingBinding.Type=sms
                """);
    }

    @Test
    void tellWhatAParticipantWillBe() {
        bench.post(path + "/Participants", "Identity", "bob");
        bench.postAs("alice", path + "/Participants/bob", "Attributes", "{\"a\":1}");

        assertAsked(
                "onParticipantUpdate",
                """
                ConversationSid=CH001
                ParticipantSid=MB002
                DateCreated=%s
                Identity=bob
                RoleSid=RL000
                Attributes={"a":1}
                MessagingBinding.Type=chat
                DateUpdated=%s
                """
                        .formatted(DATE, DATE));
    }

    @Test
    void tellWhatParticipantWillGo() {
        bench.post(path + "/Participants", "Identity", "bob");
        bench.deleteAs("alice", path + "/Participants/bob");

        assertAsked(
                "onParticipantRemove",
                """
                ConversationSid=CH001
                ParticipantSid=MB002
                DateCreated=%s
                Identity=bob
                RoleSid=RL000
                Attributes={}
                MessagingBinding.Type=chat
                DateUpdated=%s
                """
                        .formatted(DATE, DATE));
    }

    @Test
    void tellWhatAUserWillBe() {
        bench.postAs("alice", "/v1/Users/alice", "FriendlyName", "Alice", "Attributes", "{\"a\":1}");

        assertAsked(
                "onUserUpdate",
                """
                UserSid=US002
                Identity=alice
                RoleSid=RL00a
                Attributes={"a":1}
                FriendlyName=Alice
                DateUpdated=%s
                """
                        .formatted(DATE));
    }

    private void assertAsked(String hook, String parameters) {
        String form = bench.ear.await(hook).form().asBody().entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("\n", "", "\n"));

        assertEquals(
                """
                EventType=%s
                AccountSid=AC000
                ChatServiceSid=IS000
                RetryCount=0
                Source=SDK
                ClientIdentity=alice
                """
                                .formatted(hook)
                        + parameters,
                form.replaceAll("([A-Z]{2})0{29}", "$1"));
    }
}
