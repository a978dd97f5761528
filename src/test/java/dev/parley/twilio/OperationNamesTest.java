package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.camel.InvalidRouteException;
import dev.parley.twilio.call.CallCatalog;
import dev.parley.twilio.operation.OperationNames;
import dev.parley.twilio.operation.TwilioLibrary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationNamesTest {
    private final CallCatalog catalog = new CallCatalog();

    @ParameterizedTest
    @CsvSource({
        "conversations.v1.ConversationCreator, conversations/create",
        "conversations.v1.conversation.ParticipantFetcher, conversations/participants/fetch",
        "conversations.v1.conversation.message.DeliveryReceiptReader, conversations/messages/deliveryReceipts/list",
        "conversations.v1.UserUpdater, users/update",
        "conversations.v1.ConfigurationFetcher, configuration/fetch",
        "conversations.v1.configuration.WebhookUpdater, configuration/webhooks/update",
        "conversations.v1.AddressConfigurationDeleter, addressConfigurations/delete",
        "conversations.v1.ConversationWithParticipantsCreator, conversationWithParticipants/create",
        "conversations.v1.service.conversation.MessageCreator, services/conversations/messages/create",
        "conversations.v2.ConversationPatcher, v2/conversations/patch",
        "studio.v2.flow.ExecutionCreator, studio/flows/executions/create",
        "api.v2010.account.MessageCreator, messages/create",
        "api.v2010.account.message.MediaFetcher, messages/media/fetch",
    })
    void namesAnOperationByItsClassAndFindsItAgain(String className, String name) {
        String whole = "com.twilio.rest." + className;

        assertEquals(Optional.of(name), OperationNames.of(whole));
        assertEquals(Optional.of(whole), OperationNames.find(name).map(Class::getName));
    }

    @Test
    void everyConversationsOperationOfTheLibraryCanBeCalled() {
        List<String> names = TwilioLibrary.operationNames().stream()
                .filter(name -> OperationNames.find(name)
                        .filter(type -> type.getName().startsWith("com.twilio.rest.conversations.v1."))
                        .isPresent())
                .toList();

        assertEquals(103, names.size());
        names.forEach(name -> assertEquals(name, catalog.get(name).name()));
    }

    @Test
    void everyOtherOperationThatHasNameCanBeCalledToo() {
        TwilioLibrary.operationNames()
                .forEach(name -> assertEquals(name, catalog.get(name).name()));
    }

    @ParameterizedTest
    @CsvSource({
        "conversations/participant/ensure, conversations/participants/ensure",
        "Conversations/create, conversations/create",
        "users/crate, users/create",
        "studio/flow/executions/create, studio/flows/executions/create",
    })
    void offersTheNearestNameOfAnUnknownOne(String written, String nearest) {
        InvalidRouteException mistake = assertThrows(InvalidRouteException.class, () -> catalog.call(written));

        assertEquals(
                "twilio-api: unknown operation \"" + written + "\". Did you mean \"" + nearest + "\"?",
                mistake.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"''", "/", "create", "/create", "conversations//create", "conversations/", "../create", "v2/create"})
    void refusesWhatIsNoName(String written) {
        assertThrows(InvalidRouteException.class, () -> catalog.call(written));
    }
}
