package io.github.sockettask.samples.marketfeed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Runs the whole application, once for all tests, with a faster feed and quicker retries
 * than usual.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "feed.interval=50ms", "sockettask.test.connect=true",
				"sockettask.tasks.feed.reconnect.delay=500ms", "sockettask.tasks.feed.reconnect.max-delay=1s",
				"sockettask.tasks.feed.heartbeat.interval=1s", "sockettask.tasks.feed.heartbeat.timeout=1s",
				"logging.level.io.github.sockettask.samples=error" })
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MarketFeedTest {

}
