package io.github.sockettask.listener;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.support.DefaultFormattingConversionService;

import io.github.sockettask.annotation.HandshakeHeader;
import io.github.sockettask.annotation.OnOpen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers whose format is told at the parameter.
 */
class HeaderFormatTests {

	private static final List<Object> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@Test
	void formatOfTheParameterIsThatOfItsHeader() {
		CallbackContext context = new CallbackContext("ticker").bean("feed", new Feed());
		context.context.getBeanFactory().setConversionService(new DefaultFormattingConversionService());
		RecordingSocketTask task = context.refresh().task("ticker");
		task.open();
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactly(LocalDate.of(2026, 1, 31), Optional.of(LocalDate.of(2026, 1, 31)));
	}

	static class Feed {

		@OnOpen
		void on(@HandshakeHeader(value = "X-Day",
				defaultValue = "31.01.2026") @DateTimeFormat(pattern = "dd.MM.yyyy") LocalDate day,
				@HandshakeHeader(value = "X-Day", defaultValue = "31.01.2026") @DateTimeFormat(
						pattern = "dd.MM.yyyy") Optional<LocalDate> maybe) {
			calls.add(day);
			calls.add(maybe);
		}

	}

}
