package io.github.sockettask.test.autoconfigure;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

import io.github.sockettask.OnCloseCallbackResult;
import io.github.sockettask.SocketTask;
import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.client.SocketTaskCustomizer;
import io.github.sockettask.client.SocketTaskSettings;

/**
 * An application with more than a slice needs.
 */
@SpringBootApplication
class SliceApplication {

	@Component
	static class Echo {

		@OnMessage("${echo.task:echo}")
		String echo(String text) {
			return text;
		}

	}

	@Component
	static class Audit {

		private OnCloseCallbackResult last = new OnCloseCallbackResult(0, "");

		@OnClose
		void closed(SocketTask task, OnCloseCallbackResult result) {
			this.last = result;
		}

		OnCloseCallbackResult last() {
			return this.last;
		}

	}

	/**
	 * No component: found by nothing but its name.
	 */
	static class Doubling {

		@OnMessage("numbers")
		int twice(int number) {
			return 2 * number;
		}

	}

	@Service
	static class Expensive {

	}

	@Component
	static class UserAgent implements SocketTaskCustomizer {

		@Override
		public SocketTaskSettings customize(String name, SocketTaskSettings settings) {
			return settings.withHeader("User-Agent", "slice");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		String expensiveBean() {
			return "expensive";
		}

	}

}
