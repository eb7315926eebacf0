/** Names of months and days, as pages and charts print them. */
export const MONTHS = [
	...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
	...['November', 'December'],
] as const;

/** As newspapers shorten them in tables and at axes. */
export const SHORT_MONTHS = [
	...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
] as const;

/** From Sunday on. */
export const WEEKDAYS = {
	zh: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
	en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

export const SHORT_WEEKDAYS = {
	zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
	en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;

/** Quarters by their number, from 1: 二季度. */
export const ZH_QUARTERS = ['', '一', '二', '三', '四'] as const;
