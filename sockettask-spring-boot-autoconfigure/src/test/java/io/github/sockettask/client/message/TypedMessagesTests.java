package io.github.sockettask.client.message;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.sockettask.MessageFilter;
import io.github.sockettask.MessageMatch;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TypedMessages}.
 */
class TypedMessagesTests {

	private static boolean isSelective(MessageFilter filter) {
		return new TypedMessages(Object.class, filter).isSelective();
	}

	@Test
	void messagesAreSelectedOnceTheFilterLooksIntoThem() {
		assertThat(isSelective(MessageFilter.all().text().unmatched())).isFalse();
		assertThat(isSelective(MessageFilter.all().types(List.of("a")))).isTrue();
		assertThat(isSelective(MessageFilter.all().match(MessageMatch.parse("/a=b")))).isTrue();
		assertThat(isSelective(MessageFilter.all().condition((message) -> true))).isTrue();
	}

}
