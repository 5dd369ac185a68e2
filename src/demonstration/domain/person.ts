import type { PersonFacts } from '#libs/dossier-flow';

/** A made-up person, of the kind and with the numbers of those in the register of 2021. */
export function person(number: number): PersonFacts & { name: string } {
  const digits = String(number).padStart(4, '0');
  const woman = number % 2 === 1;
  return {
    name: `${woman ? 'Trần Thị' : 'Nguyễn Văn'} Mẫu ${digits}`,
    idNumber: `001${woman ? '1' : '0'}990${digits.padStart(5, '0')}`,
    phone: `0900000${String(number % 1000).padStart(3, '0')}`,
    address: `Thôn Mẫu ${(number % 5) + 1}, xã Dương Hà, huyện Gia Lâm, Hà Nội`,
  };
}
