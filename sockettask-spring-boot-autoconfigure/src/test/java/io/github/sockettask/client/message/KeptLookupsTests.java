package io.github.sockettask.client.message;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageFields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link KeptLookups}.
 */
class KeptLookupsTests {

	private final MessageFields fields = mock();

	private final KeptLookups kept = new KeptLookups(this.fields);

	@Test
	void whatAllMessagesAreAskedForIsPreparedOnce() {
		given(this.fields.lookup(List.of("/type"))).willReturn((message) -> new String[] { message + "'s" });
		MessageReader reading = ReceivedMessages.reading(this.kept);
		assertThat(reading.find("first", "/type")).isEqualTo("first's");
		assertThat(reading.find("second", "/type")).isEqualTo("second's");
		then(this.fields).should(times(1)).lookup(List.of("/type"));
	}

	@Test
	void otherPointersAreOtherLookups() {
		given(this.fields.lookup(List.of("/a"))).willReturn((message) -> new String[] { "a" });
		given(this.fields.lookup(List.of("/b"))).willReturn((message) -> new String[] { "b" });
		MessageReader reading = ReceivedMessages.reading(this.kept);
		assertThat(reading.find("text", "/a")).isEqualTo("a");
		assertThat(reading.find("text", "/b")).isEqualTo("b");
		assertThat(reading.find("text", "/a")).isEqualTo("a");
	}

	@Test
	void pointersMadeAsMessagesComeDoNotPileUp() {
		given(this.fields.lookup(List.of("/0"))).willReturn((message) -> new String[] { "0" });
		this.kept.lookup(List.of("/0"));
		for (int i = 1; i <= 1000; i++) {
			MessageFields.Lookup other = mock();
			given(this.fields.lookup(List.of("/" + i))).willReturn(other);
			this.kept.lookup(List.of("/" + i));
		}
		this.kept.lookup(List.of("/0"));
		then(this.fields).should(times(2)).lookup(List.of("/0"));
	}

	@Test
	void aWrongPointerIsRefusedEachTime() {
		given(this.fields.lookup(List.of("type"))).willThrow(new IllegalArgumentException("no slash"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.kept.lookup(List.of("type")));
		assertThatIllegalArgumentException().isThrownBy(() -> this.kept.lookup(List.of("type")));
	}

}
