package io.github.sockettask.client.message;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageFields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link MessageReader}.
 */
class MessageReaderTests {

	private final MessageFields fields = mock();

	private final MessageReader reader = ReceivedMessages.reading(this.fields);

	@Test
	void whatAllMessagesAreAskedForIsPreparedOnce() {
		given(this.fields.lookup(List.of("/type"))).willReturn((message) -> new String[] { message + "'s" });
		assertThat(this.reader.find("first", "/type")).isEqualTo("first's");
		assertThat(this.reader.find("second", "/type")).isEqualTo("second's");
		then(this.fields).should(times(1)).lookup(List.of("/type"));
	}

	@Test
	void otherPointersAreOtherLookups() {
		given(this.fields.lookup(List.of("/a"))).willReturn((message) -> new String[] { "a" });
		given(this.fields.lookup(List.of("/b"))).willReturn((message) -> new String[] { "b" });
		assertThat(this.reader.find("text", "/a")).isEqualTo("a");
		assertThat(this.reader.find("text", "/b")).isEqualTo("b");
		assertThat(this.reader.find("text", "/a")).isEqualTo("a");
	}

	@Test
	void pointersMadeAsMessagesComeDoNotPileUp() {
		given(this.fields.lookup(anyList())).willReturn((message) -> new String[] { "0" });
		for (int i = 0; i <= 1000; i++) {
			this.reader.find("text", "/" + i);
		}
		this.reader.find("text", "/0");
		then(this.fields).should(times(2)).lookup(List.of("/0"));
	}

	@Test
	void aWrongPointerIsRefusedEachTime() {
		given(this.fields.lookup(List.of("type"))).willThrow(new IllegalArgumentException("no slash"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.reader.find("text", "type"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.reader.find("text", "type"));
	}

}
