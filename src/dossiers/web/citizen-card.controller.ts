import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Card, parseCardQr } from '#libs/citizen-id';
import { Allow, Text } from '#src/platform/http';
import { refuseCitizenId } from '../refusals.js';

class CardForm {
  @Text({ label: 'Nội dung mã QR', max: 1000, multiline: true }) text!: string;
}

@ApiTags('Hồ sơ')
@Controller('api/citizen-cards')
export class CitizenCardController {
  /** A body, not a query: what a scanner read must not end up in any log of addresses. */
  @Allow('clerk', 'officer', 'leader')
  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Đọc mã QR trên thẻ căn cước' })
  read(@Body() form: CardForm): Card {
    const card = parseCardQr(form.text);
    if ('code' in card) throw refuseCitizenId(card, 'text');
    return card;
  }
}
